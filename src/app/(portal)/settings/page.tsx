import { redirect } from "next/navigation";
import { keptQuery } from "@/features/analytics/kept-query";

export default async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  const query = await searchParams;
  redirect(`/settings/account${keptQuery({ get: (name) => [query[name]].flat()[0] ?? null })}`);
}
