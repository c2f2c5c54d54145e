package huiyu.core.access;

import java.util.Optional;

/**
 * An operation as its API document declares it.
 *
 * @param path as the document has it, such as {@code /cases/{caseId}}
 * @param permission {@code x-permission}: what a caller must hold
 * @param module {@code x-module}: the module that must be enabled; empty for core
 */
record Operation(String id, String path, String permission, Optional<String> module) {}
