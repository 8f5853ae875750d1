package io.vitalroute.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Reads YAML text into {@link Node}s. Finds what YAML itself lets pass: duplicate keys and split flow cells. */
public final class YamlText {
    private final String file;
    private final List<Problem> problems;

    private YamlText(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads one document.
     *
     * @param file the name for messages
     * @param problems takes every finding
     * @return the root, or null where the text is empty or not YAML (then a problem was added)
     */
    public static @Nullable Node read(String file, String text, List<Problem> problems) {
        YamlText reader = new YamlText(file, problems);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(16 * 1024 * 1024)
                .build();
        try {
            Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(Problem.of(ProblemCode.C107_EMPTY, Where.file(file, 1, 1), "the file is empty"));
                return null;
            }
            return reader.node(root.get());
        } catch (MarkedYamlEngineException e) {
            Where where = e.getProblemMark().map(reader::where).orElse(Where.file(file, 1, 1));
            problems.add(Problem.of(ProblemCode.C101_SYNTAX, where, "not valid YAML: " + e.getProblem()));
            return null;
        } catch (YamlEngineException e) {
            problems.add(Problem.of(ProblemCode.C101_SYNTAX, Where.file(file, 1, 1), "not valid YAML"));
            return null;
        }
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node node) {
        Where at = node.getStartMark().map(this::where).orElse(Where.file(file, 1, 1));
        if (node instanceof ScalarNode scalar) {
            return new Node.Text(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, at);
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Items(sequence.getValue().stream().map(this::node).toList(), at);
        }
        return fields((MappingNode) node, at);
    }

    private Node fields(MappingNode mapping, Where at) {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = node(tuple.getKeyNode());
            if (!(key instanceof Node.Text name)) {
                problems.add(
                        Problem.of(ProblemCode.C105_WRONG_TYPE, key.at(), "a key must be text, not a " + key.kind())
                                .hint("quote a cell that has brackets or braces"));
                continue;
            }
            Node value = node(tuple.getValueNode());
            if (mapping.getFlowStyle() == FlowStyle.FLOW && isSplit(name, value, tuple)) {
                problems.add(Problem.of(
                                ProblemCode.C110_SPLIT_CELL,
                                name.at(),
                                "\"" + name.text() + "\" is a key without a value")
                        .hint("a comma inside { } ends a cell: quote the cell"));
                continue;
            }
            Node.Field earlier = fields.putIfAbsent(name.text(), new Node.Field(name.text(), name.at(), value));
            if (earlier != null) {
                problems.add(Problem.of(
                        ProblemCode.C102_DUPLICATE_KEY,
                        name.at(),
                        "\"" + name.text() + "\" stands here a second time; the first is on line "
                                + earlier.at().line()));
            }
        }
        return new Node.Fields(fields, at);
    }

    /** {@code {t: size(.a, 1)}} becomes {@code t: size(.a} and a valueless {@code 1)}. */
    private static boolean isSplit(Node.Text key, Node value, NodeTuple tuple) {
        return value instanceof Node.Text text
                && !text.quoted()
                && text.text().isEmpty()
                && tuple.getKeyNode()
                        .getEndMark()
                        .map(Mark::getIndex)
                        .equals(tuple.getValueNode().getEndMark().map(Mark::getIndex))
                && !key.text().isEmpty();
    }

    private Where where(Mark mark) {
        return Where.file(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
