package io.rowtally.it.app.web.servlet4;

import io.rowtally.it.app.web.SsoUser;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

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
