package io.rowtally.it.app.web.rest3;

import io.rowtally.it.app.web.Accounts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;

/** Has who sends a right password be the request's user, and refuses a wrong one. */
public final class RestLogin implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String sent = request.getHeaderString("Authorization");
        if (sent == null) {
            return;
        }
        String[] words = new String(
                        Base64.getDecoder().decode(sent.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        if (Accounts.mayEnter(words[0], words[1])) {
            request.setSecurityContext(new Account(words[0]));
        } else {
            request.abortWith(Response.status(401).build());
        }
    }

    /** Who has logged in. */
    private static final class Account implements SecurityContext {
        private final String name;

        Account(String name) {
            this.name = name;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return BASIC_AUTH;
        }
    }
}
