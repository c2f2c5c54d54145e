package huiyu.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The session's cookie: unreadable for scripts, not sent along from foreign pages. */
@Configuration
class SessionCookie {

    static final String NAME = "HUIYU_SESSION";

    @Bean
    CookieSerializer cookieSerializer(GatewaySettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(NAME);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(settings.secureCookie());
        return cookie;
    }
}
