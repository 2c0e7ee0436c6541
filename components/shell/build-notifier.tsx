"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listNotifications } from "@/lib/api/notifications";
import { type BuildNotification, notificationWords } from "@/lib/builds/notification";
import { lastSeen, takeUnseen, useBrowserNotifications } from "./browser-notifications";

const POLL_MS = 5_000;

/** Tells through the browser what happens to builds, wherever in the studio one is, also in another window. */
export function BuildNotifier() {
  const router = useRouter();
  const { isOn } = useBrowserNotifications();
  const { data } = useQuery({
    queryKey: [listNotifications.path],
    queryFn: ({ signal }) =>
      callEndpoint(listNotifications, { query: { after: lastSeen() ?? undefined }, signal }),
    enabled: isOn,
    refetchInterval: POLL_MS,
    // Who looks at this tab needs no notification; it is for when nobody does.
    refetchIntervalInBackground: true,
  });
  useEffect(() => {
    if (!isOn || data === undefined) return;
    takeUnseen(data.notifications, data.latestId).then(
      (fresh) => {
        for (const notification of fresh) show(notification, (href) => router.push(href));
      },
      () => {}, // the next look finds them again
    );
  }, [isOn, data, router]);
  return null;
}

function show(notification: BuildNotification, go: (href: string) => void) {
  const { title, body } = notificationWords(notification);
  const shown = new Notification(title, { body, tag: `studio ${notification.id}` });
  shown.onclick = () => {
    window.focus();
    go(`/builds/${notification.buildId}`);
    shown.close();
  };
}
