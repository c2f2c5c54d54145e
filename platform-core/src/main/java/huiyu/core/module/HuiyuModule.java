package huiyu.core.module;

import huiyu.core.identity.Permission;
import huiyu.policy.layer.Layer;
import java.util.List;

/**
 * What a domain module contributes, as plain lists: the whole plug-in can be read in one file. A module is a Spring bean
 * of this type and passes {@code HuiyuModuleContract} in its own tests.
 */
public interface HuiyuModule {

    /** Stable, such as {@code subsidy}; named by {@code x-module} in the API documents and by tenants' switchboards. */
    String id();

    String nameZh();

    String nameEn();

    default List<ProgrammeFamily> programmeFamilies() {
        return List.of();
    }

    default List<LifeEventAutomation> automations() {
        return List.of();
    }

    default List<Permission> permissions() {
        return List.of();
    }

    default List<ReasonCode> reasonCodes() {
        return List.of();
    }

    /**
     * Layers of settlement written in Java. Layers that are data need no line here: the family of their programme says
     * which module runs them.
     */
    default List<Layer> layers() {
        return List.of();
    }

    /** Figures that are taken month by month. */
    default List<Indicator> indicators() {
        return List.of();
    }

    default List<ConsoleEntry> consoleEntries() {
        return List.of();
    }
}
