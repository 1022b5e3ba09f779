import { Ellipsis, KeyRound, Pencil, Trash2 } from "lucide-react";
import { useFormat } from "@/components/formatting/use-format";
import { CodeBadge } from "@/components/ui/badge";
import { MenuButton, MenuItem } from "@/components/ui/menu";
import { Table, TableActionsHead, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { ApiClientAction } from "@/features/api-clients/api-client-dialogs";
import { SecretAge } from "@/features/credentials/secret-age";
import type { ApiClient } from "@/schemas/api-client";

interface ApiClientTableProps {
  clients: readonly ApiClient[];
  /** Given to who may change API clients. */
  onAction?: ((client: ApiClient, action: ApiClientAction) => void) | undefined;
}

interface RowMenuProps {
  client: ApiClient;
  onAction: (action: ApiClientAction) => void;
}

const RowMenu = ({ client, onAction }: RowMenuProps) => (
  <MenuButton
    variant="quiet"
    size="icon"
    aria-label={`Actions for ${client.name}`}
    items={
      <>
        <MenuItem onClick={() => onAction("edit")}>
          <Pencil aria-hidden />
          Edit
        </MenuItem>
        <MenuItem onClick={() => onAction("rotateSecret")}>
          <KeyRound aria-hidden />
          Replace secret
        </MenuItem>
        <MenuItem onClick={() => onAction("delete")}>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </>
    }
  >
    <Ellipsis aria-hidden />
  </MenuButton>
);

export const ApiClientTable = ({ clients, onAction }: ApiClientTableProps) => {
  const format = useFormat();

  return (
    <Table aria-label="API clients" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5 sm:w-72">Name and client id</TableHead>
          <TableHead className="hidden md:table-cell">Scopes</TableHead>
          <TableHead className="hidden w-28 text-right sm:table-cell">Secret’s age</TableHead>
          <TableHead className="hidden w-52 text-right lg:table-cell">Created</TableHead>
          <TableActionsHead offered={onAction !== undefined} />
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <TableRow key={client.client_id}>
            <TableCell className="py-2 pl-5 align-top">
              <p className="break-words font-medium">{client.name}</p>
              <p className="break-all font-mono text-muted text-xs sm:truncate" title={client.client_id}>
                {client.client_id}
              </p>
              <p className="wrap-anywhere text-muted text-xs md:hidden">
                {client.scopes.length > 0 ? client.scopes.join(", ") : "no scopes"}
              </p>
              <p className="text-muted text-xs sm:hidden">
                Secret made: <SecretAge createdAt={client.secret_created_at} />
              </p>
            </TableCell>
            <TableCell className="hidden py-2 align-top md:table-cell">
              {client.scopes.length > 0 ? (
                <ul className="flex flex-wrap gap-1">
                  {client.scopes.map((scope) => (
                    <li key={scope} className="max-w-full">
                      <CodeBadge>
                        <span className="truncate">{scope}</span>
                      </CodeBadge>
                    </li>
                  ))}
                </ul>
              ) : (
                <span className="text-muted">none</span>
              )}
            </TableCell>
            <TableCell className="hidden whitespace-nowrap py-2 text-right align-top text-muted tabular-nums sm:table-cell">
              <SecretAge createdAt={client.secret_created_at} />
            </TableCell>
            <TableCell className="hidden whitespace-nowrap py-2 text-right align-top text-muted tabular-nums lg:table-cell">
              <time dateTime={client.created_at}>{format.dateTime(client.created_at)}</time>
            </TableCell>
            <TableCell className={onAction ? "py-1 text-right align-top" : "px-0"}>
              {onAction && <RowMenu client={client} onAction={(action) => onAction(client, action)} />}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
