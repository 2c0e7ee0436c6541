"use client";
import { Bell, BellRing } from "lucide-react";
import { useState } from "react";
import { useBrowserNotifications } from "@/components/shell/browser-notifications";
import { IconButton } from "@/components/ui/icon-button";
import { NotificationsDialog } from "./notifications-dialog";

/** Opens what decides who is told when a build ends, pauses by itself or waits for long. */
export function NotificationsButton() {
  const [isOpen, setIsOpen] = useState(false);
  const { isOn } = useBrowserNotifications();
  return (
    <>
      <IconButton
        label={isOn ? "Notifications: on in this browser" : "Notifications…"}
        onClick={() => setIsOpen(true)}
      >
        {isOn ? <BellRing /> : <Bell />}
      </IconButton>
      <NotificationsDialog isOpen={isOpen} onOpenChange={setIsOpen} />
    </>
  );
}
