"use client";
import { useQuery } from "@tanstack/react-query";
import { useBrowserNotifications } from "@/components/shell/browser-notifications";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/toggle";
import { getWebhook } from "@/lib/api/notifications";
import { WebhookForm } from "./webhook-form";

const TEST_POLL_MS = 700;

/** Who is told when a build is done, fails, pauses by itself or waits for more than five minutes. */
export function NotificationsDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Notifications"
      description="When a build is done, fails, pauses by itself, or waits for its server for more than five minutes."
    >
      {isOpen ? (
        <div className="flex flex-col gap-5">
          <InThisBrowser />
          <Webhook />
        </div>
      ) : null}
    </Dialog>
  );
}

function InThisBrowser() {
  const { isOn, isPossible, isRefused, turn } = useBrowserNotifications();
  return (
    <section aria-label="In this browser">
      <Switch
        isOn={isOn}
        onChange={(next) => void turn(next)}
        disabled={!isPossible}
        label="In this browser"
        hint={
          !isPossible
            ? "A browser shows notifications only of pages at https or on this machine."
            : isRefused
              ? "The browser refuses them for this page; allow them beside its address, then switch them on."
              : "While a page of the studio is open in it, in whichever tab."
        }
      />
    </section>
  );
}

function Webhook() {
  const { data, error, refetch } = useQuery({
    ...endpointQuery(getWebhook),
    refetchInterval: ({ state }) => (state.data?.lastTest?.isSettled === false ? TEST_POLL_MS : false),
  });
  return (
    <section aria-label="Webhook" className="border-t border-line pt-3">
      <h3 className="font-medium">Webhook of the studio</h3>
      <p className="mb-2 text-12 text-ink-3">
        An address that gets a POST with JSON: event, build, name, status, counts and a link.
      </p>
      {data !== undefined ? (
        <WebhookForm key={data.webhook?.url ?? ""} view={data} />
      ) : error !== null ? (
        <ErrorState title="The webhook could not be read." error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={2} />
      )}
    </section>
  );
}
