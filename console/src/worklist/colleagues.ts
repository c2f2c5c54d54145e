import { me } from "@/session/session";

export const isMe = (subject: string | undefined) => !!subject && subject === me.value?.subject;
