package huiyu.core.tenant;

import huiyu.api.platform.OrgUnitsApi;
import huiyu.api.platform.model.NewOrgUnit;
import huiyu.api.platform.model.OrgUnitPage;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrgUnitController implements OrgUnitsApi {

    private final CurrentActor current;
    private final OrgUnitFlow units;

    OrgUnitController(CurrentActor current, OrgUnitFlow units) {
        this.current = current;
        this.units = units;
    }

    @Override
    public ResponseEntity<OrgUnitPage> listOrgUnits(String divisionCode, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<String> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).lastKey().getFirst());
        List<OrgUnit> found = units.list(current.get(), divisionCode, after, most);
        OrgUnitPage page = new OrgUnitPage().items(found.stream().map(OrgUnitController::model).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().divisionCode()).encode()));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.OrgUnit> createOrgUnit(String divisionCode, NewOrgUnit wanted) {
        return ResponseEntity.status(201)
                .body(model(units.create(
                        current.get(), divisionCode, wanted.getDivisionCode(), wanted.getNameZh(), wanted.getNameEn())));
    }

    private static huiyu.api.platform.model.OrgUnit model(OrgUnit unit) {
        return new huiyu.api.platform.model.OrgUnit()
                .id(unit.id())
                .parentId(unit.parentId().orElse(null))
                .divisionCode(unit.divisionCode())
                .level(huiyu.api.platform.model.OrgUnit.LevelEnum.fromValue(unit.level()))
                .nameZh(unit.nameZh())
                .nameEn(unit.nameEn());
    }
}
