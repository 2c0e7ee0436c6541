import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <>
      <PageHead title="Not here" />
      <EmptyState className="px-(--gutter)" action={<LinkButton href="/">Home</LinkButton>}>
        There is no page at this address.
      </EmptyState>
    </>
  );
}
