package huiyu.core.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Bodies of requests are read more strictly than the platform reads its own JSON: a null in a list, an empty text where a
 * date or id belongs, a NUL character and a year beyond 9999 are refused where they stand, by the name of their field,
 * instead of failing further in or in the database.
 */
@Configuration
class StrictBodies implements WebMvcConfigurer {

    private final JsonMapper json;

    StrictBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict(json)));
    }

    static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .withConfigOverride(List.class, list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule("strict bodies")
                        .addDeserializer(String.class, new TextWithoutNul())
                        .addDeserializer(LocalDate.class, new FourDigitYear<>(LocalDate.class, LocalDateDeserializer.INSTANCE))
                        .addDeserializer(OffsetDateTime.class, new FourDigitYear<>(OffsetDateTime.class, InstantDeserializer.OFFSET_DATE_TIME)))
                .build();
    }

    /** PostgreSQL keeps no NUL. */
    private static final class TextWithoutNul extends StdDeserializer<String> {

        TextWithoutNul() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            return text.indexOf('\0') < 0 ? text : (String) context.handleWeirdStringValue(String.class, text, "NUL");
        }
    }

    /** No day the platform speaks of lies elsewhere, and PostgreSQL's calendar ends before Java's. */
    private static final class FourDigitYear<T extends TemporalAccessor> extends StdDeserializer<T> {

        private final Class<T> type;
        private final ValueDeserializer<T> usual;

        FourDigitYear(Class<T> type, ValueDeserializer<T> usual) {
            super(type);
            this.type = type;
            this.usual = usual;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            T read = usual.deserialize(parser, context);
            int year = read == null ? 1 : read.get(ChronoField.YEAR);
            return year >= 1 && year <= 9999 ? read : type.cast(context.handleWeirdStringValue(type, String.valueOf(read), "year"));
        }
    }
}
