package huiyu.core.module;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.OperationCatalogue;
import huiyu.core.identity.CorePermissions;
import huiyu.core.identity.Permission;
import huiyu.core.wording.Catalogue;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What core relies on in every domain module. A module's own tests extend it. */
public abstract class HuiyuModuleContract {

    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String CHINESE = ".*\\p{IsHan}.*";
    private static final String ENGLISH = ".*[A-Za-z].*";

    protected abstract HuiyuModule module();

    @Test
    void the_module_is_named_in_chinese_and_english() {
        assertThat(module().id()).matches(ID);
        assertThat(module().nameZh()).matches(CHINESE);
        assertThat(module().nameEn()).matches(ENGLISH);
    }

    @Test
    void codes_are_unique_and_well_formed() {
        assertThat(module().programmeFamilies()).extracting(ProgrammeFamily::code).doesNotHaveDuplicates().allMatch(code -> code.matches(ID));
        assertThat(module().reasonCodes()).extracting(ReasonCode::code).doesNotHaveDuplicates();
        assertThat(module().permissions()).extracting(Permission::code).doesNotHaveDuplicates();
        assertThat(module().consoleEntries()).extracting(ConsoleEntry::path).doesNotHaveDuplicates();
        assertThat(module().automations()).doesNotHaveDuplicates();
    }

    @Test
    void everything_people_read_is_worded_in_chinese_and_english() {
        assertThat(module().programmeFamilies()).allSatisfy(family -> assertWorded(family.zh(), family.en()));
        assertThat(module().reasonCodes()).allSatisfy(reason -> assertWorded(reason.zh(), reason.en()));
        assertThat(module().permissions()).allSatisfy(permission -> assertWorded(permission.zh(), permission.en()));
        assertThat(module().consoleEntries()).allSatisfy(entry -> assertWorded(entry.zh(), entry.en()));
    }

    @Test
    void automations_serve_the_modules_own_programme_families_or_those_no_other_module_claims() {
        assertThat(module().automations()).extracting(LifeEventAutomation::programmeFamily)
                .filteredOn(family -> !family.equals(LifeEventAutomation.ANY_OTHER_FAMILY))
                .filteredOn(family -> !family.equals(LifeEventAutomation.ANY_OTHER_FAMILY))
                .isSubsetOf(module().programmeFamilies().stream().map(ProgrammeFamily::code).toList());
    }

    @Test
    void every_permission_is_used_by_an_endpoint_and_held_by_a_role() {
        assertThat(new OperationCatalogue().permissions())
                .containsAll(module().permissions().stream().map(Permission::code).toList());
        assertThat(module().permissions()).noneMatch(permission -> permission.roles().isEmpty());
    }

    @Test
    void core_s_permissions_are_left_alone() {
        List<String> own = module().permissions().stream().map(Permission::code).toList();
        assertThat(CorePermissions.ALL).extracting(Permission::code).noneMatch(own::contains);
    }

    @Test
    void a_menu_entry_asks_for_a_permission_that_exists() {
        List<String> listed = Stream.concat(CorePermissions.ALL.stream(), module().permissions().stream())
                .map(Permission::code)
                .toList();
        assertThat(listed).containsAll(module().consoleEntries().stream().map(ConsoleEntry::permission).toList());
    }

    @Test
    void every_indicator_is_defined_and_worded() {
        assertThat(module().indicators()).extracting(one -> one.definition().code()).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z][a-z0-9.-]*"));
        Catalogue catalogue = Catalogue.read("indicators");
        assertThat(module().indicators()).allSatisfy(one -> {
            IndicatorWords words = IndicatorWords.of(catalogue, one.definition().code());
            Stream.of(words.name(), words.doc(), words.numerator()).forEach(text -> assertWorded(text.zh(), text.en()));
            words.denominator().ifPresent(text -> assertWorded(text.zh(), text.en()));
        });
    }

    private static void assertWorded(String zh, String en) {
        assertThat(zh).matches(CHINESE);
        assertThat(en).matches(ENGLISH);
    }
}
