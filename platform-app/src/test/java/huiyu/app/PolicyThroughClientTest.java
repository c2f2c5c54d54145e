package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huiyu.client.HuiyuClient;
import huiyu.client.Problem;
import huiyu.client.http.ApiException;
import huiyu.client.policy.PacksApi;
import huiyu.client.policy.ParametersApi;
import huiyu.client.policy.PolicyCasesApi;
import huiyu.client.policy.ProgrammesApi;
import huiyu.client.policy.ProposalsApi;
import huiyu.client.policy.model.Approval;
import huiyu.client.policy.model.CaseResult;
import huiyu.client.policy.model.EntryKind;
import huiyu.client.policy.model.PackImport;
import huiyu.client.policy.model.PackProposal;
import huiyu.client.policy.model.ParameterInForce;
import huiyu.client.policy.model.ParameterPage;
import huiyu.client.policy.model.PolicyChange;
import huiyu.client.policy.model.PreviewRequest;
import huiyu.client.policy.model.ProgrammeSummary;
import huiyu.client.policy.model.Proposal;
import huiyu.client.policy.model.ProposalDraft;
import huiyu.client.policy.model.ProposalStatus;
import huiyu.client.policy.model.Submission;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Policy made by two officers of a province and of a city, through the generated Java client over a real port. */
@SpringBootTest(classes = {Application.class, PlatformTest.Fakes.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PolicyThroughClientTest extends PlatformTest {

    private static final String KEY = "test.gift";

    private final int province = CoreDatabase.createProvince();
    private final int city = CoreDatabase.createCity(province);

    @LocalServerPort
    private int port;

    @Test
    void a_shipped_pack_is_proposed_by_one_approved_by_another_and_inherited_by_the_city() throws ApiException {
        HuiyuClient ann = officer("ann", province);
        HuiyuClient ben = officer("ben", province);
        String key = HuiyuClient.newIdempotencyKey();
        PackProposal wanted = new PackProposal().reason("首次载入");

        Proposal draft = new PacksApi(ann.http()).proposePack("cn-national", key, wanted);
        assertThat(new PacksApi(ann.http()).proposePack("cn-national", key, wanted).getId()).isEqualTo(draft.getId());
        assertRefused(
                () -> new PacksApi(ann.http()).proposePack("cn-national", key, new PackProposal().reason("另一理由")),
                422,
                "idempotency-key-reused");

        Proposal checked = new ProposalsApi(ann.http()).checkProposal(draft.getId());
        assertThat(checked.getChecks().getProblems()).isEmpty();
        assertThat(checked.getChecks().getCases()).isNotEmpty().allMatch(CaseResult::getPassed);
        new ProposalsApi(ann.http()).submitProposal(draft.getId(), new Submission());
        assertRefused(() -> approve(ann, draft.getId(), "依据国家文件"), 403, "second-person-required");
        assertThat(approve(ben, draft.getId(), "依据国家文件").getStatus()).isEqualTo(ProposalStatus.APPROVED);

        HuiyuClient inCity = officer("cui", city);
        assertThat(new ProgrammesApi(inCity.http()).listProgrammes(null, null))
                .filteredOn(ProgrammeSummary::getInherited)
                .extracting(ProgrammeSummary::getCode)
                .contains("cn-childcare-subsidy");
        List<ParameterInForce> all = allParameters(inCity);
        assertThat(all).extracting(ParameterInForce::getKey).contains("subsidy.national.annual_amount").doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(it -> it.getKey().equals("subsidy.national.annual_amount"))
                .singleElement()
                .satisfies(amount -> {
                    assertThat(amount.getValue().getCitations()).isNotEmpty();
                    assertThat(amount.getValue().getOrigin().getDivisionCode()).isEqualTo(CoreDatabase.divisionCode(province));
                    assertThat(amount.getInherited()).isTrue();
                });
        assertThat(new PolicyCasesApi(ann.http()).runPolicyCases()).isNotEmpty().allMatch(CaseResult::getPassed);
    }

    @Test
    void a_city_starts_a_programme_of_a_known_shape_with_a_number_of_its_own() throws ApiException {
        HuiyuClient ann = officer("ann", city);
        Proposal draft = new ProposalsApi(ann.http()).createProposal(HuiyuClient.newIdempotencyKey(), gift("1000.00"));

        Map<String, Object> proposed = new ProposalsApi(ann.http())
                .previewProposal(draft.getId(), new PreviewRequest()
                        .programme("test-birth-gift")
                        .on(LocalDate.of(2027, 3, 1))
                        .facts(Map.of("child", Map.of("birth_date", "2027-02-01"))))
                .getProposed();
        assertThat(proposed).containsEntry("verdict", "GRANTED");
        assertThat(String.valueOf(proposed.get("segments"))).contains("amountFen=100000");

        decree(ann, officer("ben", city), draft);
        assertThat(new ProgrammesApi(ann.http()).getProgramme("test-birth-gift", LocalDate.of(2027, 3, 1), null).getInForce())
                .isNotNull();
        assertThat(new ProgrammesApi(ann.http()).getProgramme("test-birth-gift", LocalDate.of(2026, 12, 31), null).getInForce())
                .isNull();
        assertThat(new ProgrammesApi(officer("dai", CoreDatabase.createCity(province)).http()).listProgrammes(LocalDate.of(2027, 3, 1), null))
                .extracting(ProgrammeSummary::getCode)
                .doesNotContain("test-birth-gift");
    }

    @Test
    void what_breaks_a_rule_is_refused_by_field_and_rule_and_nothing_is_written() throws ApiException {
        HuiyuClient ann = officer("ann", city);
        ProposalsApi proposals = new ProposalsApi(ann.http());

        Problem problem = refusal(() -> proposals.createProposal(HuiyuClient.newIdempotencyKey(), gift("-1.00")));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("changes[0].content");
            assertThat(error.rule()).isEqualTo("negative-amount");
            assertThat(error.zh()).contains("不得为负");
        });
        assertThat(proposals.listProposals(null, null, null).getItems()).isEmpty();
    }

    @Test
    void an_unknown_shape_is_refused_by_its_path() {
        ProposalDraft draft = gift("1.00");
        draft.getChanges().get(2).setContent(Map.of("components", List.of(Map.of("code", "gift", "shape", Map.of("magic", Map.of())))));

        Problem problem = refusal(() -> new ProposalsApi(officer("ann", city).http())
                .createProposal(HuiyuClient.newIdempotencyKey(), draft));

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .contains("changes[2].content.components[0].shape.magic");
    }

    @Test
    void policy_exported_from_one_city_is_imported_by_another() throws ApiException {
        HuiyuClient ann = officer("ann", city);
        decree(ann, officer("ben", city), new ProposalsApi(ann.http())
                .createProposal(HuiyuClient.newIdempotencyKey(), gift("1000.00")));
        int neighbour = CoreDatabase.createCity(province);

        Proposal imported = new PacksApi(officer("eve", neighbour).http())
                .importPack(HuiyuClient.newIdempotencyKey(), new PackImport()
                        .reason("参照邻市")
                        .pack(new PacksApi(ann.http()).exportPolicy()));

        assertThat(imported.getChanges()).extracting(PolicyChange::getKey).contains(KEY, "test-birth-gift");
    }

    @Test
    void who_may_only_read_policy_is_refused_the_rest() throws ApiException {
        CoreDatabase.assign(city, "fan", "AUDITOR");
        HuiyuClient fan = client("fan", city);

        assertThat(new ParametersApi(fan.http()).listParameters(null, null, null, null, null, null).getItems()).isEmpty();
        assertThat(new ProgrammesApi(fan.http()).getProgrammeSchema()).containsKeys("shapes", "conditions", "facts");
        assertRefused(
                () -> new ProposalsApi(fan.http()).createProposal(HuiyuClient.newIdempotencyKey(), gift("1.00")),
                403,
                "permission-missing");
    }

    private static ProposalDraft gift(String amount) {
        return new ProposalDraft()
                .title("新生儿贺礼")
                .reason("市政府会议纪要")
                .effectiveFrom(LocalDate.of(2027, 1, 1))
                .changes(new ArrayList<>(List.of(
                        new PolicyChange().kind(EntryKind.VALUE).key(KEY).content(Map.of("value", amount, "basis", "reading")),
                        new PolicyChange().kind(EntryKind.PARAMETER).key(KEY).content(Map.of("type", "money")),
                        new PolicyChange().kind(EntryKind.PROGRAMME).key("test-birth-gift").content(Map.of(
                                "name", Map.of("zh", "新生儿贺礼", "en", "Birth gift"),
                                "components", List.of(Map.of(
                                        "code", "gift", "shape", Map.of("one_off@1", Map.of("amount", "$" + KEY)))))))));
    }

    private static void decree(HuiyuClient proposer, HuiyuClient approver, Proposal draft) throws ApiException {
        new ProposalsApi(proposer.http()).checkProposal(draft.getId());
        new ProposalsApi(proposer.http()).submitProposal(draft.getId(), new Submission());
        approve(approver, draft.getId(), null);
    }

    private static Proposal approve(HuiyuClient approver, UUID id, String reason) throws ApiException {
        return new ProposalsApi(approver.http()).approveProposal(id, new Approval().reason(reason));
    }

    private static List<ParameterInForce> allParameters(HuiyuClient client) throws ApiException {
        List<ParameterInForce> all = new ArrayList<>();
        String cursor = null;
        do {
            ParameterPage page = new ParametersApi(client.http())
                    .listParameters(LocalDate.of(2026, 11, 21), null, null, null, cursor, 7);
            all.addAll(page.getItems());
            cursor = page.getNextCursor();
        } while (cursor != null);
        return all;
    }

    private HuiyuClient officer(String name, int tenant) {
        CoreDatabase.assign(tenant, name + tenant, "POLICY_OFFICER");
        return client(name + tenant, tenant);
    }

    private HuiyuClient client(String name, int tenant) {
        return HuiyuClient.at("http://127.0.0.1:" + port)
                .token(() -> TestTokens.person(name))
                .tenant(CoreDatabase.divisionCode(tenant))
                .build();
    }

    private static Problem refusal(ThrowingCallable asking) {
        return Problem.of(catchThrowableOfType(ApiException.class, asking)).orElseThrow();
    }

    private static void assertRefused(ThrowingCallable asking, int status, String code) {
        Problem problem = refusal(asking);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
    }
}
