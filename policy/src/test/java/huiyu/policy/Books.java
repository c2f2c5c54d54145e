package huiyu.policy;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.Pack;
import huiyu.policy.pack.PackReader;
import huiyu.policy.parameter.ParameterBook;
import java.util.List;

/** Small policy books for tests, written as packs are. */
public final class Books {
    public static final DivisionCode HERE = new DivisionCode("370100");

    private Books() {}

    /** @param yaml parameters and programmes of a pack */
    public static PolicyBook book(String yaml) {
        return BookMaker.book(List.of(pack(yaml)), HERE);
    }

    public static Pack pack(String yaml) {
        String head = "id: test\nname: {zh: 测试, en: test}\ndivision: \"370100\"\nsources: {doc: {title: A document}}\n";
        return PackReader.read(YamlTree.parse("test", head + yaml).map("test"), ParameterBook.empty());
    }
}
