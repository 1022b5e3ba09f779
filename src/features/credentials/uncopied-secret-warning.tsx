import { Notice } from "@/components/ui/notice";

export const UncopiedSecretWarning = () => (
  <Notice tone="error">
    The secret has not been copied. Without it these credentials are of no use, and it cannot be shown again.
  </Notice>
);
