package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A programme has a page for parents, and a poster a code that leads to it. */
class PolicyPageTest extends ChildcareStory {

    @Test
    void a_programme_has_a_page_for_parents_and_a_code_on_the_poster_leads_there() throws Exception {
        String place = "?divisionCode=" + city.code;
        MvcTestResult page = ok(mvc.get().uri("/api/public/programmes/jiangxi-childcare-voucher/page" + place).exchange(), 200);
        assertThat(page.getResponse().getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(body(page)).contains("谁可领", "江西省托育券", "托育券面值", "<b>200.00</b> CNY/voucher", "China Daily, 19 August 2025")
                .doesNotContain("<script");
        assertProblem(mvc.get().uri("/api/public/programmes/no-such/page" + place).exchange(), 404, "programme-not-found");
        assertProblem(mvc.get().uri("/api/public/programmes/no-such/qr" + place).exchange(), 404, "programme-not-found");

        String svg = body(ok(mvc.get().uri("/api/public/programmes/jiangxi-childcare-voucher/qr" + place).exchange(), 200));

        assertThat(scanned(svg)).isEqualTo("http://localhost/api/public/programmes/jiangxi-childcare-voucher/page" + place);
    }

    /** As a telephone would read it. */
    private static String scanned(String svg) throws Exception {
        var size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1));
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        var dark = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dark.find()) {
            pixels[Integer.parseInt(dark.group(2)) * side + Integer.parseInt(dark.group(1))] = 0;
        }
        var image = new BinaryBitmap(new GlobalHistogramBinarizer(
                new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader()
                .decode(image, Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
