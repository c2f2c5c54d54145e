package huiyu.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberingJwtDecoderTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final Instant end = now.get().plus(Duration.ofMinutes(4));
    private final AtomicInteger verified = new AtomicInteger();
    private final CountDownLatch keysCome = new CountDownLatch(1);
    private final RememberingJwtDecoder decoder = new RememberingJwtDecoder(this::verify, clock());

    @Test
    void a_token_is_verified_once_until_it_ends_also_when_the_clock_was_set_meanwhile() {
        decoder.decode("one");
        decoder.decode("one");
        assertThat(verified).hasValue(1);

        now.set(end.plusSeconds(3600));
        assertThatThrownBy(() -> decoder.decode("one")).isInstanceOf(BadJwtException.class);

        now.set(end.minusSeconds(3600));
        assertThat(decoder.decode("one").getTokenValue()).isEqualTo("one");
    }

    @Test
    void who_is_remembered_does_not_wait_for_who_is_not() throws Exception {
        decoder.decode("one");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> decoder.decode("slow"));
            assertThat(threads.submit(() -> decoder.decode("one")).get(1, TimeUnit.MINUTES).getTokenValue()).isEqualTo("one");
            assertThat(waiting.isDone()).isFalse();
            keysCome.countDown();
            assertThat(waiting.get(1, TimeUnit.MINUTES).getTokenValue()).isEqualTo("slow");
        }
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        if (token.equals("slow")) {
            try {
                keysCome.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        if (now.get().isAfter(end)) {
            throw new BadJwtException("has ended");
        }
        return Jwt.withTokenValue(token).header("alg", "none").subject(token).expiresAt(end).build();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
