"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { api, type RouterOutputs } from "@/trpc/react";

/** Registers an agent in one click: its name is filled in. */
export const FirstAgentForm = ({
  onRegistered,
}: {
  onRegistered: (agent: RouterOutputs["agents"]["register"]) => void;
}) => {
  const [name, setName] = useState("My first agent");
  const { agents, analytics } = api.useUtils();
  const registerAgent = api.agents.register.useMutation({
    onSuccess: async (agent) => {
      onRegistered(agent);
      // What shows with the first token is fetched before it shows.
      const refetched = analytics.invalidate(undefined, { refetchType: "all" });
      await Promise.all([agents.list.invalidate(), refetched]);
    },
  });

  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        registerAgent.mutate({ name });
      }}
    >
      <Field label="Name" error={registerAgent.error?.message}>
        <Input autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={registerAgent.isPending}>
        Register the agent
      </Button>
    </form>
  );
};
