import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/signal";

/** Why nothing can be generated yet, with the link that cures it. */
export function NoServerNotice() {
  return (
    <Notice
      className="mt-3"
      actions={
        <LinkButton size="sm" href="/servers">
          Add a server
        </LinkButton>
      }
    >
      No inference server is known, so nothing can answer.
    </Notice>
  );
}
