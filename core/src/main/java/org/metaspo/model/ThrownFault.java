package org.metaspo.model;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Reads what LangChain4j threw. Its families do not tell a dead connection from a bug, so the causes are looked at. */
final class ThrownFault {
    private final Target target;
    private final FaultClassifier classifier;

    ThrownFault(Target target, FaultClassifier classifier) {
        this.target = target;
        this.classifier = classifier;
    }

    /** As {@link FaultClassifier#outcome}; an exception that says nothing about the endpoint is thrown as it is. */
    Outcome outcome(RuntimeException thrown) {
        HttpException failure = find(thrown, HttpException.class);
        if (failure != null) {
            Map<String, List<String>> headers = failure instanceof HttpFailure ours ? ours.headers() : Map.of();
            return classifier.outcome(failure.statusCode(), headers, text(failure));
        }
        GeneralSecurityException untrusted = find(thrown, GeneralSecurityException.class);
        if (untrusted != null || find(thrown, SSLPeerUnverifiedException.class) != null) {
            throw new ProviderFailedException(target.failed("the certificate of " + target.address()
                    + " is not trusted. Add its authority to Java's trust store, or check `base-url`."));
        }
        IOException broken = find(thrown, IOException.class);
        if (broken != null) {
            throw passing(broken);
        }
        if (thrown instanceof ContentFilteredException) {
            return Outcome.REFUSED;
        }
        if (thrown instanceof RetriableException) {
            throw passing(thrown);
        }
        if (thrown instanceof NonRetriableException || thrown instanceof UnsupportedFeatureException) {
            throw new ProviderFailedException(target.failed(said(thrown)));
        }
        throw thrown;
    }

    private PassingFaultException passing(Exception fault) {
        boolean unreachable = fault instanceof UnknownHostException
                || fault instanceof ConnectException
                || fault instanceof NoRouteToHostException
                || fault instanceof SSLException;
        return unreachable
                ? PassingFaultException.unreachable(target.failed(said(fault)))
                : new PassingFaultException(target.failed(said(fault)), 0, null);
    }

    /** The exception's kind belongs to it: the message of an UnknownHostException is the host alone. */
    private String said(Exception fault) {
        String kind = fault.getClass().getSimpleName().replaceFirst("Exception$", "");
        return kind + ": " + target.redaction().clean(text(fault));
    }

    private static String text(Exception exception) {
        return exception.getMessage() == null ? "" : exception.getMessage();
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
