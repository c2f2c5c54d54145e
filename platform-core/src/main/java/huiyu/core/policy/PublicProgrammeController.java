package huiyu.core.policy;

import huiyu.api.policy.PublicProgrammesApi;
import huiyu.api.policy.model.Citation;
import huiyu.api.policy.model.PublicAmount;
import huiyu.api.policy.model.PublicProgramme;
import huiyu.api.policy.model.PublicProgrammeSummary;
import huiyu.api.policy.model.PublicRule;
import huiyu.api.policy.model.PublicSetting;
import huiyu.api.policy.model.PublicValue;
import huiyu.api.policy.model.Text;
import huiyu.core.web.QrImage;
import huiyu.policy.programme.Programme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class PublicProgrammeController implements PublicProgrammesApi {

    private final PublicProgrammes programmes;
    private final String publicUrl;

    /** @param publicUrl under which the world reaches the platform; empty: as it was asked */
    PublicProgrammeController(PublicProgrammes programmes, @Value("${huiyu.public-url:}") String publicUrl) {
        this.programmes = programmes;
        this.publicUrl = publicUrl;
    }

    @Override
    public ResponseEntity<List<PublicProgrammeSummary>> listPublicProgrammes(String divisionCode) {
        return ResponseEntity.ok(programmes.list(divisionCode).stream()
                .map(PublicProgrammeController::summary)
                .toList());
    }

    @Override
    public ResponseEntity<PublicProgramme> getPublicProgramme(String divisionCode, String code) {
        ProgrammePage page = programmes.get(divisionCode, code);
        return ResponseEntity.ok(new PublicProgramme()
                .summary(summary(page.programme()))
                .who(page.who().stream().map(PublicProgrammeController::rule).toList())
                .howMuch(page.howMuch().stream().map(PublicProgrammeController::amount).toList())
                .how(page.how().stream().map(PublicProgrammeController::rule).toList())
                .documents(page.documents().stream().map(PublicProgrammeController::citation).toList()));
    }

    @Override
    public ResponseEntity<String> getPublicProgrammePage(String divisionCode, String code) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(new ProgrammeHtml(programmes.get(divisionCode, code)).page("qr?divisionCode=" + divisionCode));
    }

    @Override
    public ResponseEntity<String> getPublicProgrammeQr(String divisionCode, String code) {
        programmes.get(divisionCode, code);
        String base = publicUrl.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : publicUrl;
        return ResponseEntity.ok(QrImage.svg(UriComponentsBuilder.fromUriString(base)
                .pathSegment("api", "public", "programmes", code, "page")
                .queryParam("divisionCode", divisionCode)
                .encode()
                .toUriString()));
    }

    private static PublicProgrammeSummary summary(Programme programme) {
        return new PublicProgrammeSummary()
                .code(programme.code())
                .name(text(programme.name()))
                .doc(programme.doc() == null ? null : text(programme.doc()));
    }

    private static PublicRule rule(ProgrammePage.Rule rule) {
        return new PublicRule()
                .kind(rule.kind())
                .says(text(rule.says()))
                .clause(rule.clause())
                .settings(rule.settings().stream().map(PublicProgrammeController::setting).toList())
                .inner(rule.inner().stream().map(PublicProgrammeController::rule).toList());
    }

    private static PublicAmount amount(ProgrammePage.Amount amount) {
        return new PublicAmount()
                .code(amount.code())
                .name(text(amount.name()))
                .says(text(amount.says()))
                .clause(amount.clause())
                .settings(amount.settings().stream().map(PublicProgrammeController::setting).toList())
                .who(amount.who().stream().map(PublicProgrammeController::rule).toList());
    }

    private static PublicSetting setting(ProgrammePage.Setting setting) {
        return new PublicSetting()
                .name(setting.name())
                .says(text(setting.parameter().filter(known -> known.name() != null).map(known -> known.name()).orElse(setting.says())))
                .key(setting.parameter().map(known -> known.key()).orElse(null))
                .unit(setting.parameter().map(known -> known.unit()).orElse(null))
                .values(setting.values().stream().map(PublicProgrammeController::value).toList());
    }

    private static PublicValue value(ProgrammePage.Value value) {
        return new PublicValue()
                .value(value.raw())
                .validFrom(value.from())
                .validTo(value.to())
                .reading(value.reading())
                .clause(value.clause())
                .quote(value.quote())
                .documents(value.documents().stream().map(document -> document.source()).toList());
    }

    private static Citation citation(huiyu.policy.parameter.Citation citation) {
        return new Citation().source(citation.source()).title(citation.title()).url(citation.url());
    }

    private static Text text(huiyu.policy.definition.Text text) {
        return new Text().zh(text.zh()).en(text.en());
    }
}
