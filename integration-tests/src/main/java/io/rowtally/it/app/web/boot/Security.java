package io.rowtally.it.app.web.boot;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsByNameServiceWrapper;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.jdbc.JdbcDaoImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationProvider;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.preauth.RequestHeaderAuthenticationFilter;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;

/** Every way in at once: form, basic, remembered, bearer's token, a gateway's header, and the switch to another user. */
@Configuration(proxyBeanMethods = false)
class Security {
    /** The header in which a gateway that is trusted names the user. */
    private static final String GATEWAY = "X-Gateway-User";

    private static final String KEY_OF_TOKENS = "boot.tokens";

    @Bean
    @DependsOn("persons")
    UserDetailsService users(DataSource pool) {
        JdbcDaoImpl users = new JdbcDaoImpl();
        users.setDataSource(pool);
        return users;
    }

    @Bean
    JwtDecoder tokens() {
        byte[] key = System.getProperty(KEY_OF_TOKENS).getBytes(StandardCharsets.US_ASCII);
        return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(key, "HmacSHA256"))
                .build();
    }

    @Bean
    SecurityFilterChain guard(HttpSecurity http, UserDetailsService users) throws Exception {
        http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(pages -> pages.requestMatchers(new AntPathRequestMatcher("/open/**"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(Customizer.withDefaults())
                .httpBasic(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                .rememberMe(remembered -> remembered.key("key").userDetailsService(users))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()));
        add(http, gateway(users));
        add(http, switching(users));
        return http.build();
    }

    private static RequestHeaderAuthenticationFilter gateway(UserDetailsService users) {
        PreAuthenticatedAuthenticationProvider provider = new PreAuthenticatedAuthenticationProvider();
        provider.setPreAuthenticatedUserDetailsService(
                new UserDetailsByNameServiceWrapper<PreAuthenticatedAuthenticationToken>(users));
        RequestHeaderAuthenticationFilter filter = new RequestHeaderAuthenticationFilter();
        filter.setPrincipalRequestHeader(GATEWAY);
        filter.setExceptionIfHeaderMissing(false);
        filter.setAuthenticationManager(new ProviderManager(provider));
        return filter;
    }

    private static SwitchUserFilter switching(UserDetailsService users) {
        SwitchUserFilter filter = new SwitchUserFilter();
        filter.setUserDetailsService(users);
        filter.setSwitchUserUrl("/switch");
        filter.setTargetUrl("/open/sessions");
        filter.afterPropertiesSet();
        return filter;
    }

    /** The method has a filter of either servlet API as its parameter. */
    private static void add(HttpSecurity http, Object filter) throws ReflectiveOperationException {
        for (Method method : HttpSecurity.class.getMethods()) {
            if (method.getName().equals("addFilter") && method.getReturnType() == HttpSecurity.class) {
                method.invoke(http, filter);
            }
        }
    }

    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }
}
