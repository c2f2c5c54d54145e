package huiyu.insurance.catalogue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;
import huiyu.fuzz.Workbook;

class CatalogueFileFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void a_catalogue_is_read_or_refused(byte[] input) {
        Refusals.accepts(() -> CatalogueFile.read(input));
        Refusals.accepts(() -> CatalogueFile.read(Workbook.of(input)));
    }
}
