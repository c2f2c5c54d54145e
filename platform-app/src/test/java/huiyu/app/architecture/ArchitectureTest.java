package huiyu.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import huiyu.assistance.AssistanceModule;
import huiyu.childcare.ChildcareModule;
import huiyu.childcare.indicator.ChildcareIndicators;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ProgrammeFamily;
import huiyu.insurance.InsuranceModule;
import huiyu.subsidy.SubsidyModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house rules. A rule that does not fit any more is changed here, with a note under docs/decisions. */
class ArchitectureTest {

    private static final JavaClasses HUIYU = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Once packaged, the fixtures of other modules' tests come in a jar of their own.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("huiyu");

    private static final List<HuiyuModule> MODULES = List.of(new SubsidyModule(), new InsuranceModule(null), new AssistanceModule(null), new ChildcareModule(new ChildcareIndicators(null)));

    /** Packages of the domain modules. */
    private static final String[] DOMAIN = {"huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare.."};

    /** Rooms that make the web and the identity provider's interface usable for all others. */
    private static final String[] ROOMS_ABOUT_THE_WEB = {"huiyu.core.web..", "huiyu.core.access..", "huiyu.core.identity.keycloak..", "huiyu.api.."};

    @Test
    void the_schema_only_grows_between_two_releases() {
        assertThat(Changelogs.listContracting("0.1.0")).as("write why no running release minds: -- contracts: …").isEmpty();
    }

    @Test
    void the_kernel_depends_on_the_jdk_only() {
        classes().that().resideInAPackage("huiyu.kernel..")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "huiyu.kernel.."))
                .check(HUIYU);
    }

    @Test
    void the_policy_engine_knows_no_clock_no_framework_no_database_and_no_tenant() {
        classes().that().resideInAPackage("huiyu.policy..")
                .should().onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "huiyu.kernel..", "huiyu.policy..", "org.snakeyaml.engine.."))
                .andShould(notDependOn("java.sql..", "java.net.http.."))
                .check(HUIYU);
    }

    @Test
    void the_policy_of_a_domain_module_is_pure() {
        classes().that().resideInAnyPackage("huiyu.subsidy..policy..", "huiyu.insurance..policy..", "huiyu.assistance..policy..", "huiyu.childcare..policy..")
                .should().onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "huiyu.kernel..", "huiyu.policy..", "huiyu.*..policy.."))
                .allowEmptyShould(true)
                .check(HUIYU);
    }

    @Test
    void core_knows_no_domain_module_and_names_no_programme() throws IOException {
        noClasses().that().resideInAPackage("huiyu.core..")
                .should().dependOnClassesThat(resideInAnyPackage("huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare..", "huiyu.app.."))
                .check(HUIYU);

        Set<String> families = MODULES.stream()
                .flatMap(module -> module.programmeFamilies().stream())
                .map(ProgrammeFamily::code)
                .collect(java.util.stream.Collectors.toSet());
        for (JavaClass core : HUIYU.that(resideInAnyPackage("huiyu.core.."))) {
            assertThat(families).as("programme families named in %s", core.getName()).noneMatch(bytes(core)::contains);
        }
    }

    /** A store may leave the words of its jsonb columns to a class named Json beside it, and its rows to one named Rows. */
    @Test
    void only_stores_and_the_db_room_touch_jooq() {
        noClasses().that(not(resideInAnyPackage("huiyu.core.db..")).and(not(named("Store").or(named("Json")).or(named("Rows")))).and(resideInAnyPackage("huiyu.core..", "huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare..", "huiyu.app..")))
                .should().dependOnClassesThat(resideInAnyPackage("org.jooq..", "huiyu.core.db.tables.."))
                .check(HUIYU);
    }

    @Test
    void only_controllers_touch_the_web() {
        noClasses().that(not(resideInAnyPackage(ROOMS_ABOUT_THE_WEB)).and(not(named("Controller"))).and(resideInAnyPackage("huiyu.core..", "huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare..")))
                .should().dependOnClassesThat(
                        resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet.."))
                .check(HUIYU);
    }

    @Test
    void stores_flows_and_automations_do_not_speak_the_api() {
        noClasses().that(named("Store").or(named("Flow")).or(named("Automation")))
                .should().dependOnClassesThat(resideInAnyPackage("huiyu.api.."))
                .check(HUIYU);
    }

    @Test
    void rooms_form_no_cycles() {
        slices().matching("huiyu.(*)..").should().beFreeOfCycles().check(HUIYU);
        slices().matching("huiyu.core.(*)..").should().beFreeOfCycles().check(HUIYU);
        slices().matching("huiyu.policy.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(HUIYU);
        slices().matching("huiyu.subsidy.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(HUIYU);
        slices().matching("huiyu.insurance.(*)..").should().beFreeOfCycles().check(HUIYU);
        slices().matching("huiyu.childcare.(*)..").should().beFreeOfCycles().check(HUIYU);
        slices().matching("huiyu.assistance.(*)..").should().beFreeOfCycles().check(HUIYU);
    }

    @Test
    void the_platform_floor_stands_on_nothing_of_the_benefits_floor() {
        noClasses().that(resideInAnyPackage(rooms("db", "tenant", "identity", "access", "module", "audit", "web", "job", "wording")))
                .should().dependOnClassesThat(resideInAnyPackage(rooms(
                        "policy", "party", "claim", "lifeevent", "casework", "decision", "fund", "payment", "recovery", "notice", "settlement",
                        "terms", "question", "recusal", "letter", "casedesk", "worklist", "takeup")))
                .check(HUIYU);
    }

    /** Its rooms may speak with each other; nobody else knows more of a module than its one type. */
    @Test
    void others_see_one_type_of_a_module() {
        for (String module : DOMAIN) {
            noClasses().that(not(resideInAnyPackage(module)))
                    .should().dependOnClassesThat(resideInAnyPackage(module).and(not(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(HuiyuModule.class))))
                    .check(HUIYU);
        }
    }

    @Test
    void nobody_asks_for_the_time_without_a_clock() {
        noClasses().that(not(named("Ids")).and(not(resideInAnyPackage("huiyu.api..", "huiyu.client.."))))
                .should().callMethodWhere(readsTheTimeWithoutAClock())
                .check(HUIYU);
    }

    @Test
    void nobody_prints_to_the_standard_streams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HUIYU.that(resideInAnyPackage("huiyu.core..", "huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare..", "huiyu.policy..", "huiyu.kernel..", "huiyu.app..").and(not(named("Command")))));
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould().beAnnotatedWith("jakarta.annotation.Resource")
                .orShould().beAnnotatedWith("jakarta.inject.Inject")
                .check(HUIYU);
    }

    @Test
    void transactions_are_opened_by_the_one_door_only() {
        noClasses().that(resideInAnyPackage("huiyu.core..", "huiyu.subsidy..", "huiyu.insurance..", "huiyu.assistance..", "huiyu.childcare..", "huiyu.app..").and(not(resideInAnyPackage("huiyu.core.db.."))))
                .should().dependOnClassesThat(describe("open transactions", type -> Set.of(
                                "org.springframework.transaction.support.TransactionTemplate",
                                "org.springframework.transaction.PlatformTransactionManager",
                                "org.springframework.transaction.annotation.Transactional",
                                "org.springframework.jdbc.core.JdbcTemplate",
                                "javax.sql.DataSource",
                                "java.sql.Connection")
                        .contains(type.getName())))
                .orShould().callMethodWhere(describe("DSLContext opens a transaction of its own", call -> call.getTargetOwner().getName().equals("org.jooq.DSLContext")
                        && (call.getName().startsWith("transaction") || call.getName().startsWith("connection"))))
                .check(HUIYU);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeWithoutAClock() {
        return describe("now() without a Clock", call -> {
            String owner = call.getTargetOwner().getName();
            boolean now = owner.startsWith("java.time.") && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            boolean millis = owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
            boolean ownClock = owner.equals("java.time.Clock") && call.getName().startsWith("system")
                    && !call.getOriginOwner().getName().equals("huiyu.app.Wiring");
            return now || millis || ownClock;
        });
    }

    /** By the name of the outermost class: what is written inside a store belongs to it. */
    private static DescribedPredicate<JavaClass> named(String suffix) {
        return describe("named *" + suffix, type -> {
            String name = type.getName().substring(type.getPackageName().length() + 1);
            int inner = name.indexOf('$');
            return (inner < 0 ? name : name.substring(0, inner)).endsWith(suffix);
        });
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> notDependOn(String... packages) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.not(
                com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat(resideInAnyPackage(packages)));
    }

    private static String[] rooms(String... names) {
        return java.util.Arrays.stream(names).map(name -> "huiyu.core." + name + "..").toArray(String[]::new);
    }

    private static String bytes(JavaClass type) throws IOException {
        try (InputStream classFile = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(classFile.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
