package huiyu.core.web;

import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.validation.beanvalidation.MethodValidationInterceptor;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * A body is checked when it is read; the check of an operation's parameters would check it again. For an operation that
 * takes a body and nothing else it is left out: of a bill with twenty lines it was a tenth of the request.
 */
@Configuration
class BodiesCheckedOnce {

    @Bean
    static MethodValidationPostProcessor parameterValidation(ObjectProvider<Validator> validator) {
        MethodValidationPostProcessor checks = new MethodValidationPostProcessor() {
            @Override
            protected Advice createMethodValidationAdvice(Supplier<Validator> from) {
                return new OtherParameters(from);
            }

            /** Settings are checked when they are bound. */
            @Override
            protected boolean isEligible(Class<?> type) {
                return !AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class) && super.isEligible(type);
            }
        };
        checks.setProxyTargetClass(true);
        checks.setValidatorProvider(validator);
        return checks;
    }

    private static final class OtherParameters extends MethodValidationInterceptor {

        private final Map<Method, Boolean> bodyOnly = new ConcurrentHashMap<>();

        OtherParameters(Supplier<Validator> validator) {
            super(validator);
        }

        @Override
        public Object invoke(MethodInvocation invocation) throws Throwable {
            return bodyOnly.computeIfAbsent(invocation.getMethod(), OtherParameters::takesBodyOnly)
                    ? invocation.proceed()
                    : super.invoke(invocation);
        }

        /** The annotations stand in the generated interface. */
        private static boolean takesBodyOnly(Method method) {
            AnnotatedMethod annotated = new AnnotatedMethod(method);
            return annotated.getMethodParameters().length == 1
                    && annotated.getMethodParameters()[0].hasParameterAnnotation(RequestBody.class);
        }
    }
}
