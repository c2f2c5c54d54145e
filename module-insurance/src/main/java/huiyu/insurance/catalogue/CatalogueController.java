package huiyu.insurance.catalogue;

import huiyu.api.insurance.CataloguesApi;
import huiyu.api.insurance.model.Catalogue;
import huiyu.api.insurance.model.CatalogueItemPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogueController implements CataloguesApi {

    private final Catalogues catalogues;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    CatalogueController(Catalogues catalogues, TenantTransaction transactions, CurrentActor currentActor) {
        this.catalogues = catalogues;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<Catalogue>> listCatalogues() {
        int tenantId = currentActor.get().tenantId();
        return ResponseEntity.ok(transactions.read(tenantId, catalogues::list).stream()
                .map(version -> answer(version, tenantId))
                .toList());
    }

    @Override
    public ResponseEntity<Catalogue> importCatalogue(String code, LocalDate validFrom, String document, Resource body) {
        Actor actor = currentActor.get();
        byte[] file = bytes(body);
        return ResponseEntity.ok(answer(
                transactions.run(
                        actor.tenantId(),
                        tx -> catalogues.importVersion(tx, code, validFrom, document, file, actor)),
                actor.tenantId()));
    }

    @Override
    public ResponseEntity<CatalogueItemPage> listCatalogueItems(
            String code, LocalDate validFrom, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<CatalogueItem> found = transactions.read(
                currentActor.get().tenantId(), read -> catalogues.listItems(read, code, validFrom, after, most + 1));
        CatalogueItemPage page =
                new CatalogueItemPage(found.stream().limit(most).map(CatalogueController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).code()).encode());
        }
        return ResponseEntity.ok(page);
    }

    private static Catalogue answer(CatalogueVersion version, int tenantId) {
        return new Catalogue()
                .code(version.code())
                .validFrom(version.validFrom())
                .document(version.document())
                .items(version.items())
                .inherited(version.tenantId() != tenantId);
    }

    private static huiyu.api.insurance.model.CatalogueItem answer(CatalogueItem item) {
        return new huiyu.api.insurance.model.CatalogueItem()
                .code(item.code())
                .name(item.name())
                .kind(huiyu.api.insurance.model.CatalogueItem.KindEnum.fromValue(item.kind()))
                .selfPay(item.selfPay().toString())
                .ceilingFen(item.ceiling().map(Money::fen).orElse(null));
    }

    private static byte[] bytes(Resource body) {
        try {
            return body.getContentAsByteArray();
        } catch (IOException cutOff) {
            throw ProblemException.malformed("catalogue-unreadable", Map.of());
        }
    }
}
