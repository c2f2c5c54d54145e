package huiyu.core.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A bank for tests and demonstrations: reads pain.001, answers pain.002. Needs nothing but the JDK, so that
 * {@code java BankSimulator.java pain001.xml 6222=AC04 > pain002.xml} works: accounts that end in the digits given are
 * rejected with the reason given, all others are settled.
 */
public final class BankSimulator {

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>\
            <GrpHdr><MsgId>A%s</MsgId><CreDtTm>2026-11-21T10:00:00Z</CreDtTm></GrpHdr>\
            <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>\
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>
            """;
    private static final String SETTLED =
            "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>\n";
    private static final String REJECTED =
            """
            <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts>\
            <StsRsnInf><Rsn><Cd>%s</Cd></Rsn><AddtlInf>%s</AddtlInf></StsRsnInf></TxInfAndSts>
            """;
    private static final String TAIL = "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n";

    private static final Map<String, String> WORDS =
            Map.of("AC01", "账号有误", "AC04", "账户已销户", "AC06", "账户已冻结", "BE01", "户名与账号不符");

    private BankSimulator() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("Usage: BankSimulator.java PAIN001 [LAST_DIGITS=REASON]...   用法:银行模拟器");
            System.exit(2);
        }
        Map<String, String> rejected = new HashMap<>();
        Arrays.stream(arguments).skip(1).map(argument -> argument.split("=", 2)).forEach(pair -> rejected.put(pair[0], pair[1]));
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .print(answer(Files.readString(Path.of(arguments[0])), rejected));
    }

    /** @param rejected the bank's reason code by the last digits of the account */
    public static String answer(String pain001, Map<String, String> rejected) {
        Element document = parse(pain001);
        String messageId = text(document, "MsgId");
        StringBuilder answer = new StringBuilder(HEAD.formatted(messageId.substring(1), messageId, text(document, "PmtInfId")));
        NodeList transfers = document.getElementsByTagNameNS("*", "CdtTrfTxInf");
        for (int i = 0; i < transfers.getLength(); i++) {
            Element transfer = (Element) transfers.item(i);
            String account = text((Element) transfer.getElementsByTagNameNS("*", "CdtrAcct").item(0), "Id").strip();
            String reason = rejected.entrySet().stream()
                    .filter(entry -> account.endsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            String reference = text(transfer, "EndToEndId");
            answer.append(reason == null
                    ? SETTLED.formatted(reference)
                    : REJECTED.formatted(reference, reason, WORDS.getOrDefault(reason, "银行拒绝")));
        }
        return answer.append(TAIL).toString();
    }

    private static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalArgumentException("not a pain.001 file", e);
        }
    }

    private static String text(Element within, String element) {
        return within.getElementsByTagNameNS("*", element).item(0).getTextContent();
    }
}
