package huiyu.core.payment.pain;

import huiyu.core.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads pain.002.001 of any version. Refuses whatever is not one, is cut off, or brings a document type of its own; no
 * external entity is ever resolved.
 */
public final class StatusReportReader {

    /** The largest file read: far above what the largest batch is answered with. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";
    private static final String TRANSACTION = "TxInfAndSts";

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> group = new HashMap<>();
    private final List<StatusReport.Transaction> transactions = new ArrayList<>();
    private Map<String, String> current = group;

    private StatusReportReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @throws ProblemException 422 {@code bank-answer-too-large}, {@code bank-answer-broken} (not XML to its end),
     *     {@code bank-answer-not-pain-002}, {@code bank-answer-incomplete} (element)
     */
    public static StatusReport read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw ProblemException.invalid("bank-answer-too-large", Map.of("most", MOST_BYTES));
        }
        try {
            return new StatusReportReader(factory().createXMLStreamReader(new ByteArrayInputStream(file))).read();
        } catch (XMLStreamException broken) {
            throw ProblemException.invalid(
                    "bank-answer-broken",
                    Map.of("line", broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private StatusReport read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw notPain002();
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS -> text(xml.getText().strip());
                case XMLStreamConstants.END_ELEMENT -> end(path.pop());
                default -> {}
            }
        }
        Optional<StatusReport.Status> groupStatus =
                status(group, "GrpSts").or(() -> status(group, "PmtInfSts"));
        if (groupStatus.isEmpty() && transactions.isEmpty()) {
            throw incomplete("TxSts");
        }
        return new StatusReport(required(group, "OrgnlMsgId"), groupStatus, List.copyOf(transactions));
    }

    private void start(String name) {
        int depth = path.size();
        if (depth == 0 && !(name.equals("Document") && String.valueOf(xml.getNamespaceURI()).startsWith(NAMESPACE))) {
            throw notPain002();
        }
        if (depth == 1 && !name.equals("CstmrPmtStsRpt")) {
            throw notPain002();
        }
        if (name.equals(TRANSACTION)) {
            current = new HashMap<>();
        }
        path.push(name);
    }

    private void text(String text) {
        if (text.isEmpty() || path.isEmpty()) {
            return;
        }
        String name = path.peek();
        switch (name) {
            case "OrgnlMsgId", "GrpSts", "PmtInfSts", "OrgnlEndToEndId", "TxSts", "AddtlInf" ->
                current.merge(name, text, (one, more) -> name.equals("AddtlInf") ? one + " " + more : one);
            case "Cd", "Prtry" -> {
                if (path.contains("StsRsnInf")) {
                    current.putIfAbsent("Rsn", text);
                }
            }
            default -> {}
        }
    }

    private void end(String name) {
        if (name.equals(TRANSACTION)) {
            transactions.add(new StatusReport.Transaction(
                    required(current, "OrgnlEndToEndId"),
                    status(current, "TxSts").orElseThrow(() -> incomplete("TxSts"))));
            current = group;
        }
    }

    private static Optional<StatusReport.Status> status(Map<String, String> values, String element) {
        return Optional.ofNullable(values.get(element))
                .map(code -> new StatusReport.Status(
                        code, Optional.ofNullable(values.get("Rsn")), Optional.ofNullable(values.get("AddtlInf"))));
    }

    private static String required(Map<String, String> values, String element) {
        return Optional.ofNullable(values.get(element)).orElseThrow(() -> incomplete(element));
    }

    private static ProblemException incomplete(String element) {
        return ProblemException.invalid("bank-answer-incomplete", Map.of("element", element));
    }

    private static ProblemException notPain002() {
        return ProblemException.invalid("bank-answer-not-pain-002", Map.of());
    }
}
