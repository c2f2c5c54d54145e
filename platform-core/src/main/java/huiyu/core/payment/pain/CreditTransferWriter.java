package huiyu.core.payment.pain;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes pain.001.001.09: one payment information block for the one debtor, element order as the schema has it. */
public final class CreditTransferWriter {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int LONGEST_TEXT = 140;

    private final XMLStreamWriter xml;

    private CreditTransferWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The file, to be encoded as UTF-8. */
    public static String write(CreditTransfers transfers) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new CreditTransferWriter(xml).document(transfers);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write to memory", e);
        }
        return text.toString();
    }

    private void document(CreditTransfers transfers) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("CstmrCdtTrfInitn");
        header(transfers);
        open("PmtInf");
        paymentInformation(transfers);
        for (CreditTransfers.Transfer transfer : transfers.transfers()) {
            transfer(transfer);
        }
        close(3);
        xml.writeEndDocument();
    }

    private void header(CreditTransfers transfers) throws XMLStreamException {
        open("GrpHdr");
        element("MsgId", transfers.messageId());
        element("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(transfers.createdAt().atOffset(ZoneOffset.UTC).withNano(0)));
        sums(transfers);
        open("InitgPty");
        element("Nm", shortened(transfers.initiator()));
        close(2);
    }

    private void paymentInformation(CreditTransfers transfers) throws XMLStreamException {
        element("PmtInfId", transfers.messageId());
        element("PmtMtd", "TRF");
        sums(transfers);
        open("ReqdExctnDt");
        element("Dt", transfers.executeOn().toString());
        close(1);
        party("Dbtr", transfers.debtor().name());
        account("DbtrAcct", transfers.debtor().number());
        bank("DbtrAgt", transfers.debtor().bank());
        element("ChrgBr", "DEBT");
    }

    private void transfer(CreditTransfers.Transfer transfer) throws XMLStreamException {
        open("CdtTrfTxInf");
        open("PmtId");
        element("EndToEndId", transfer.endToEndId());
        close(1);
        open("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(transfer.amount().toString());
        close(2);
        bank("CdtrAgt", transfer.payee().bank());
        party("Cdtr", transfer.payee().name());
        account("CdtrAcct", transfer.payee().number());
        open("RmtInf");
        element("Ustrd", shortened(transfer.remittance()));
        close(2);
    }

    private void sums(CreditTransfers transfers) throws XMLStreamException {
        element("NbOfTxs", String.valueOf(transfers.transfers().size()));
        element("CtrlSum", transfers.total().toString());
    }

    private void party(String name, String partyName) throws XMLStreamException {
        open(name);
        element("Nm", shortened(partyName));
        close(1);
    }

    private void account(String name, String number) throws XMLStreamException {
        open(name);
        open("Id");
        open("Othr");
        element("Id", number);
        close(3);
    }

    private void bank(String name, String clearingCode) throws XMLStreamException {
        open(name);
        open("FinInstnId");
        open("ClrSysMmbId");
        open("ClrSysId");
        element("Cd", "CNAPS");
        close(1);
        element("MmbId", clearingCode);
        close(3);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
