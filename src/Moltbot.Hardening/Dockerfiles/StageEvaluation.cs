using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Runs through the instructions of the stages that a build needs, as far as they bear on variables, user and refusal.</summary>
internal sealed class StageEvaluation
{
    // BuildKit gives every image without a PATH this one.
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly StageInputs inputs;
    private readonly WordExpander expander;
    private readonly List<Problem> problems;
    private readonly List<BuiltInstruction> built;

    private StageEvaluation(StageInputs inputs, WordExpander expander, List<Problem> problems, List<BuiltInstruction> built)
    {
        this.inputs = inputs;
        this.built = built;
        this.expander = expander;
        this.problems = problems;
    }

    /// <summary>What the target's last instruction leaves; the user is never null.</summary>
    /// <param name="inputs">The stages and their links.</param>
    /// <param name="reachable">The stages that are built.</param>
    /// <param name="target">The index of the stage asked for.</param>
    /// <param name="expander">Expands the words.</param>
    /// <param name="problems">Where refusals go.</param>
    /// <param name="built">Where the instructions go.</param>
    public static StageState End(StageInputs inputs, HashSet<int> reachable, int target, WordExpander expander, List<Problem> problems, List<BuiltInstruction> built)
    {
        var evaluation = new StageEvaluation(inputs, expander, problems, built);
        var ends = new Dictionary<int, StageState>();
        foreach (var stage in inputs.Dockerfile.Stages.Where(stage => reachable.Contains(stage.Index)))
        {
            ends[stage.Index] = evaluation.Run(stage, ends);
        }

        var end = ends[target];
        return end with { User = end.User ?? new StageUser(null, null, First(inputs.Links, target).At) };
    }

    private static StageLink First(StageLink[] links, int target)
    {
        var link = links[target];
        while (link.Parent is { } parent)
        {
            link = links[parent];
        }

        return link;
    }

    private StageState Run(Stage stage, Dictionary<int, StageState> ends)
    {
        var link = inputs.Links[stage.Index];
        if (link.Parent is not { } parent)
        {
            return Run(stage, Begin(link));
        }

        var triggers = inputs.Dockerfile.Stages[parent].Triggers;
        problems.AddRange(triggers.TakeWhile(trigger => expander.Spend(trigger.KeywordAt, 0)).SelectMany(InstructionCheck.Problems).Select(problem => problem with
        {
            Kind = ProblemKind.Refused,
            Related = [new Related(link.At, "the trigger runs in the stage that begins here")],
        }));
        var instructions = triggers.Concat(stage.Instructions).ToArray();
        var end = Run(stage, triggers.Aggregate(ends[parent], Step));

        // BuildKit: an ENTRYPOINT takes the parent's CMD away, but not one of its own stage.
        var keepsCommand = Array.Exists(instructions, static one => one.Keyword == "CMD") || !Array.Exists(instructions, static one => one.Keyword == "ENTRYPOINT");
        return keepsCommand ? end : end with { Command = null };
    }

    private StageState Run(Stage stage, StageState state)
    {
        foreach (var instruction in stage.Instructions)
        {
            built.Add(new BuiltInstruction(instruction.Trigger ?? instruction, stage, state.Scope, inputs.Dockerfile.Escape) { Shell = state.Shell });
            state = Step(state, instruction);
        }

        return state;
    }

    private static StageState Begin(StageLink link)
    {
        var scope = Scope.Empty with { IsOpen = link.Image != "scratch" };
        foreach (var (name, value) in link.Image is null ? [] : ImageUsers.EnvironmentOf(link.Image))
        {
            scope = scope.With(name, new Variable(value));
        }

        return new StageState(scope.With("PATH", new Variable(DefaultPath)), null);
    }

    private StageState Step(StageState state, Instruction instruction) => !expander.Spend(instruction.KeywordAt, 0) ? state : instruction.Keyword switch
    {
        "ENV" => Environment(state, instruction),
        "ARG" => state with { Scope = instruction.Arguments.Aggregate(state.Scope, Declare) },
        "USER" when instruction.Arguments is [var user] => state with { User = UserOf(instruction, user, state.Scope) },
        "ENTRYPOINT" => state with { Entrypoint = instruction },
        "CMD" => state with { Command = instruction },
        "SHELL" => state with { Shell = instruction },
        "ADD" or "COPY" => Checked(state, CopyCheck.Problems(instruction, state.Scope, expander)),
        "LABEL" or "EXPOSE" or "VOLUME" or "WORKDIR" or "STOPSIGNAL" => Checked(state, ExpandAll(instruction, state.Scope)),
        _ => state,
    };

    private StageState Checked(StageState state, IEnumerable<Problem> found)
    {
        problems.AddRange(found.ToList());
        return state;
    }

    // All pairs of one ENV see the variables as they were before it.
    private StageState Environment(StageState state, Instruction environment)
    {
        var before = state.Scope;
        var after = state;
        foreach (var pair in environment.Arguments)
        {
            var (name, value) = pair.Pair;
            if (expander.Expand(pair, name, before) is { } key)
            {
                var variable = expander.Variable(pair, value ?? "", before);
                var known = variable is { Because: null, IsSupplied: false } ? variable.Value : null;
                after = after with
                {
                    Scope = after.Scope.With(key.Text, variable),
                    Environment = after.Environment.SetItem(key.Text, new StageVariable(known, pair.At)),
                };
            }
        }

        return after;
    }

    private Scope Declare(Scope scope, Argument argument)
    {
        var (name, value) = argument.Pair;
        var isGiven = inputs.Request.BuildArgs.TryGetValue(name, out var given);
        if (given is not null)
        {
            return scope.With(name, new Variable(given));
        }

        var own = value is not null ? expander.Variable(argument, value, scope) : inputs.Globals.Find(name);
        if (own?.Value is not null || isGiven)
        {
            return scope.With(name, GlobalArguments.Given(inputs.Request, name, own ?? scope.Find(name) ?? new Variable((string?)null)));
        }

        // Without any value BuildKit changes nothing: an ENV of that name stays.
        return scope.Find(name)?.Value is not null ? scope : scope.With(name, new Variable((string?)null) { Because = name });
    }

    private StageUser UserOf(Instruction instruction, Argument user, Scope scope)
    {
        var expanded = expander.Expand(user, user.Text, scope);
        return new StageUser(expanded is null or { IsSupplied: true } ? null : expanded.Text, instruction, user.At) { UnknownBecause = expanded?.Because };
    }

    private IEnumerable<Problem> ExpandAll(Instruction instruction, Scope scope)
    {
        foreach (var argument in instruction.Arguments)
        {
            if (instruction.Keyword == "LABEL")
            {
                expander.Expand(argument, argument.Pair.Name, scope);
                expander.Expand(argument, argument.Pair.Value ?? "", scope);
            }
            else
            {
                expander.Expand(argument, argument.Text, scope);
            }
        }

        return [];
    }
}
