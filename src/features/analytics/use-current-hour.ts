"use client";

import { useEffect, useState } from "react";

const millisecondsOfAnHour = 3_600_000;

/** How soon a page notices that an hour has begun, in milliseconds. */
const interval = 5_000;

const currentHour = () => Math.floor(Date.now() / millisecondsOfAnHour) * millisecondsOfAnHour;

/** When the running hour of UTC began, in milliseconds since 1970. In the browser only. */
export const useCurrentHour = (): number => {
  const [hour, setHour] = useState(currentHour);

  useEffect(() => {
    const timer = setInterval(() => setHour(currentHour()), interval);
    return () => clearInterval(timer);
  }, []);

  return hour;
};
