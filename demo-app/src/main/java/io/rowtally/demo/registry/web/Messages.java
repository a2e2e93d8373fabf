package io.rowtally.demo.registry.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The pages' texts in one language: {@code ?lang=zh|en}, else what was chosen so before (a cookie), else what the
 * browser asks for. Immutable.
 */
final class Messages {

    private static final Messages CHINESE = new Messages("zh");
    private static final Messages ENGLISH = new Messages("en");
    private static final String NAME = "lang";

    private final String language;
    private final Properties texts = new Properties();

    private Messages(String language) {
        this.language = language;
        try (InputStream bytes = Messages.class.getResourceAsStream("/registry/messages_" + language + ".properties");
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            texts.load(text);
        } catch (IOException e) {
            throw new IllegalStateException("the texts of language " + language + " cannot be read", e);
        }
    }

    static Messages of(HttpServletRequest request, HttpServletResponse response) {
        String chosen = request.getParameter(NAME);
        if (chosen != null) {
            Messages messages = "en".equals(chosen) ? ENGLISH : CHINESE;
            response.addCookie(new Cookie(NAME, messages.language));
            return messages;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return "en".equals(cookie.getValue()) ? ENGLISH : CHINESE;
                }
            }
        }
        boolean asked = request.getHeader("Accept-Language") != null;
        boolean english = asked
                && !Locale.CHINESE.getLanguage().equals(request.getLocale().getLanguage());
        return english ? ENGLISH : CHINESE;
    }

    String language() {
        return language;
    }

    /** The text under a key; the key itself where there is none, so that a gap shows on the page. */
    String get(String key) {
        return texts.getProperty(key, key);
    }
}
