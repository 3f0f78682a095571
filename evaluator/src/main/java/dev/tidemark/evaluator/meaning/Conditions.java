package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.pattern.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Brings conditions into one form: opposites only of what cannot be taken apart, what is combined alike combined once, and no question
 * whose answer the scope knows. What is unknown stays unknown: these are the laws of three values, and none that holds for two only.
 */
final class Conditions implements Selector.Cases<Selector> {

    static final Selector EVERYTHING = Selector.AllOf.EVERYTHING;
    static final Selector NOTHING = new Selector.AnyOf(List.of());

    private final Scope scope;
    private final boolean negated;
    private final Conditions opposite;

    private Conditions(Scope scope) {
        this.scope = scope;
        this.negated = false;
        this.opposite = new Conditions(this);
    }

    private Conditions(Conditions opposite) {
        this.scope = opposite.scope;
        this.negated = true;
        this.opposite = opposite;
    }

    static Conditions in(Scope scope) {
        return new Conditions(scope);
    }

    Selector simplified(List<Selector> all) {
        return new Selector.AllOf(all).match(this);
    }

    @Override
    public Selector byTag(Selector.ByTag selector) {
        Pattern pattern = Names.ofName(selector.pattern());
        if (!pattern.equals(Names.ALL)) {
            return atom(new Selector.ByTag(pattern, selector.excluding(), selector.untagged()));
        }
        boolean selectsTagged = !selector.excluding();
        boolean selectsUntagged = selector.untagged() != selector.excluding();
        return selectsTagged == selectsUntagged
                ? constant(selectsTagged)
                : (selectsTagged ? Tagged.TAGGED : Tagged.UNTAGGED).match(this);
    }

    @Override
    public Selector byRepository(Selector.ByRepository selector) {
        Optional<String> known = Optional.ofNullable(scope.repository()).map(name -> name.withinProject());
        return byName(
                selector.pattern(), selector.excluding(), known, pattern -> new Selector.ByRepository(pattern, false));
    }

    @Override
    public Selector byProject(Selector.ByProject selector) {
        Optional<String> known = Optional.ofNullable(scope.project()).map(ProjectName::value);
        return byName(
                selector.pattern(), selector.excluding(), known, pattern -> new Selector.ByProject(pattern, false));
    }

    @Override
    public Selector byName(Selector.ByName selector) {
        Pattern pattern = Names.ofName(selector.pattern());
        Optional<String> known = Optional.ofNullable(scope.repository()).map(name -> name.value());
        return known.isPresent()
                ? byName(pattern, false, known, same -> selector)
                : inParts(pattern)
                        .map(parts -> parts.match(this))
                        .orElseGet(() -> byName(pattern, false, known, same -> new Selector.ByName(same)));
    }

    /** The project and the rest, where the pattern says which one project. */
    private static Optional<Selector> inParts(Pattern pattern) {
        String text = pattern.text();
        int slash = text.indexOf('/');
        boolean isGlob =
                pattern.syntax() == Syntax.GLOB && text.chars().noneMatch(sign -> "[]{},\\".indexOf(sign) >= 0);
        if (pattern.syntax() == Syntax.LITERAL && slash < 0) {
            return Optional.of(both(ProjectName.NONE.value(), pattern));
        }
        if ((pattern.syntax() == Syntax.LITERAL || isGlob) && slash > 0 && Names.isPlain(text.substring(0, slash))) {
            return Optional.of(
                    both(text.substring(0, slash), new Pattern(pattern.syntax(), text.substring(slash + 1))));
        }
        return Optional.empty();
    }

    private static Selector both(String project, Pattern within) {
        return new Selector.AllOf(List.of(
                new Selector.ByProject(new Pattern(Syntax.LITERAL, project), false),
                new Selector.ByRepository(within, false)));
    }

    private Selector byName(
            Pattern pattern, boolean excluding, Optional<String> known, Function<Pattern, Selector> otherwise) {
        if (known.isPresent()) {
            return constant(NamePattern.compile(pattern).matches(known.get()) != excluding);
        }
        Pattern one = Names.ofName(pattern);
        if (one.equals(Names.ALL)) {
            return constant(!excluding);
        }
        Selector plain = otherwise.apply(one);
        return excluding != negated ? new Selector.Not(plain) : plain;
    }

    @Override
    public Selector byLabel(Selector.ByLabel selector) {
        return atom(new Selector.ByLabel(selector.key(), value(selector.value())));
    }

    @Override
    public Selector byAnnotation(Selector.ByAnnotation selector) {
        return atom(new Selector.ByAnnotation(selector.key(), value(selector.value())));
    }

    private static Pattern value(Pattern pattern) {
        return pattern == null ? null : Names.ofText(pattern);
    }

    @Override
    public Selector byArtifactType(Selector.ByArtifactType selector) {
        return atom(new Selector.ByArtifactType(Names.ofText(selector.pattern())));
    }

    @Override
    public Selector byMediaType(Selector.ByMediaType selector) {
        return atom(new Selector.ByMediaType(Names.ofText(selector.pattern())));
    }

    @Override
    public Selector untagged(Selector.Untagged selector) {
        return atom(selector);
    }

    @Override
    public Selector not(Selector.Not selector) {
        return selector.of().match(opposite);
    }

    @Override
    public Selector allOf(Selector.AllOf selector) {
        return negated ? any(selector.of()) : all(selector.of());
    }

    @Override
    public Selector anyOf(Selector.AnyOf selector) {
        return negated ? all(selector.of()) : any(selector.of());
    }

    private Selector all(List<Selector> of) {
        List<Selector> parts = of.stream()
                .map(part -> part.match(this))
                .flatMap(part -> part instanceof Selector.AllOf all ? all.of().stream() : Stream.of(part))
                .toList();
        if (parts.contains(NOTHING)) {
            return NOTHING;
        }
        boolean saysTagged = parts.stream().anyMatch(part -> !part.equals(Tagged.TAGGED) && Tagged.isAll(part));
        List<Selector> inOrder =
                InOrder.each(parts.stream().filter(part -> !saysTagged || !part.equals(Tagged.TAGGED)));
        return inOrder.size() == 1 ? inOrder.get(0) : new Selector.AllOf(inOrder);
    }

    private Selector any(List<Selector> of) {
        List<Selector> parts = of.stream()
                .map(part -> part.match(this))
                .flatMap(part -> part instanceof Selector.AnyOf any ? any.of().stream() : Stream.of(part))
                .toList();
        if (parts.contains(EVERYTHING)) {
            return EVERYTHING;
        }
        List<Selector> inOrder = InOrder.each(parts.stream());
        return inOrder.size() == 1 ? inOrder.get(0) : new Selector.AnyOf(inOrder);
    }

    private Selector atom(Selector selector) {
        return negated ? new Selector.Not(selector) : selector;
    }

    private Selector constant(boolean holds) {
        return holds != negated ? EVERYTHING : NOTHING;
    }
}
