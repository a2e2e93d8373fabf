package io.rowtally.it.app.web.servlet5;

import io.rowtally.it.app.web.SsoUser;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** Single sign-on as many have written it: the request that goes on has a remote user of the filter's own. */
public final class SsoFilter implements Filter {

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String user = ((HttpServletRequest) request).getHeader(SsoUser.HEADER);
        chain.doFilter(new SignedOn((HttpServletRequest) request, user), response);
    }

    @Override
    public void destroy() {}

    private static final class SignedOn extends HttpServletRequestWrapper {
        private final String user;

        SignedOn(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public String getRemoteUser() {
            return SsoUser.asked(user);
        }
    }
}
