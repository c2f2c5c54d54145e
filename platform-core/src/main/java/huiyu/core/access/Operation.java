package huiyu.core.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation as its API document declares it.
 *
 * @param path as the document has it, such as {@code /cases/{caseId}}
 * @param permission {@code x-permission}: what a caller must hold
 * @param module {@code x-module}: the module that must be enabled; empty for core
 * @param choices what a query parameter may say, where the document lists it beside the parameter
 */
record Operation(String id, String path, String permission, Optional<String> module, Map<String, List<?>> choices) {}
