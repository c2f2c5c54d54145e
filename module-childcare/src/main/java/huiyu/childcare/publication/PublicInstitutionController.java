package huiyu.childcare.publication;

import huiyu.api.childcare.PublicChildcareApi;
import huiyu.api.childcare.model.PublicInstitution;
import huiyu.api.childcare.model.PublicPlaces;
import huiyu.api.childcare.model.PublicPrice;
import huiyu.api.childcare.model.Service;
import huiyu.childcare.publication.PublicationStore.Published;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("publicChildcareController")
class PublicInstitutionController implements PublicChildcareApi {

    private static final int USUAL_RADIUS = 3_000;
    private static final int USUAL_LIMIT = 50;

    private final Publication publication;

    PublicInstitutionController(Publication publication) {
        this.publication = publication;
    }

    @Override
    public ResponseEntity<List<PublicInstitution>> listInstitutionsNear(
            String divisionCode, Double latitude, Double longitude, Integer radiusMetres, Integer limit) {
        return ResponseEntity.ok(publication
                .listNear(
                        divisionCode, latitude, longitude, radiusMetres == null ? USUAL_RADIUS : radiusMetres, limit == null ? USUAL_LIMIT : limit)
                .stream()
                .map(PublicInstitutionController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<PublicInstitution> getPublicInstitution(String code, String divisionCode) {
        return ResponseEntity.ok(answer(publication.get(divisionCode, code)));
    }

    private static PublicInstitution answer(Published found) {
        return new PublicInstitution()
                .code(found.code())
                .nameZh(found.nameZh())
                .nameEn(found.nameEn())
                .type(found.type())
                .typeZh(found.typeZh())
                .typeEn(found.typeEn())
                .inclusive(found.inclusive())
                .propertyClass(found.supervisionClass().orElse(null))
                .divisionCode(found.divisionCode())
                .address(found.address())
                .latitude(found.latitude().orElse(null))
                .longitude(found.longitude().orElse(null))
                .metres(found.metres().orElse(null))
                .places(found.places().stream().map(group -> new PublicPlaces(group.ageGroup(), group.places(), group.free())).toList())
                .prices(found.prices().stream().map(price -> new PublicPrice(Service.fromValue(price.service()), price.monthlyFen())).toList())
                .publishedAt(found.publishedAt());
    }
}
