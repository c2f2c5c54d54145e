package huiyu.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.payment.pain.StatusReportReader;
import huiyu.core.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CutBankFileTest {

    private static final String ANSWER =
            """
            <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>\
            <OrgnlGrpInfAndSts><OrgnlMsgId>B1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>\
            <TxInfAndSts><OrgnlEndToEndId>L1</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>\
            <TxInfAndSts><OrgnlEndToEndId>L2</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><AddtlInf>账户已销户</AddtlInf></StsRsnInf></TxInfAndSts>\
            </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""";

    @Test
    void a_bank_answer_cut_at_any_byte_is_refused_whole() {
        byte[] whole = ANSWER.getBytes(StandardCharsets.UTF_8);
        assertThat(StatusReportReader.read(whole).transactions()).hasSize(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StatusReportReader.read(cut)).as("cut after %d bytes", length).isInstanceOf(ProblemException.class);
        }
    }
}
