package huiyu.core.module;

/** A line of the console's menu, shown to those who hold the permission. @param path of the screen, such as {@code /cases} */
public record ConsoleEntry(String path, String zh, String en, String permission) {}
