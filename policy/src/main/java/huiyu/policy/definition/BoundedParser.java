package huiyu.policy.definition;

import huiyu.policy.problem.PolicyException;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Lets through what a person would write. A file may come from anybody who may propose policy; one that refers to itself, or
 * to the same part a thousand times, or is nested a thousand deep, would take the whole program with it.
 */
final class BoundedParser implements Parser {
    private static final int DEEPEST = 60;

    private final Parser parser;
    private final String file;
    private int depth;

    BoundedParser(Parser parser, String file) {
        this.parser = parser;
        this.file = file;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    /** @throws PolicyException TOO_DEEP, ALIAS */
    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            case Alias -> throw new PolicyException("ALIAS", at(event), "不得引用文件的其他部分", "a file does not refer to its own parts");
            default -> {}
        }
        if (depth > DEEPEST) {
            throw new PolicyException("TOO_DEEP", at(event), "层次过深", "nested too deep");
        }
        return event;
    }

    private String at(Event event) {
        return file + event.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
