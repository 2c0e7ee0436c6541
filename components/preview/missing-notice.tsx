import { NoServerNotice } from "@/components/generation/no-server-notice";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/signal";

/** What a run needs and the studio does not have yet, with the link that cures it. */
export function MissingNotice({
  hasServer,
  hasConstitution,
}: {
  hasServer: boolean;
  hasConstitution: boolean;
}) {
  if (!hasConstitution) {
    return (
      <Notice
        className="mt-3"
        actions={
          <LinkButton size="sm" href="/">
            Go to the start
          </LinkButton>
        }
      >
        There is no constitution yet. Load the starting set or import a prompt file.
      </Notice>
    );
  }
  return hasServer ? null : <NoServerNotice />;
}
