using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A secret that everybody has who has the image, its cache or its Dockerfile.</summary>
internal sealed class SecretInImage : Rule
{
    private const string Cure = "give it to the container when it runs, or to a RUN by --mount=type=secret";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3005", Name: nameof(SecretInImage), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A secret is written into a Dockerfile, or a file of secrets is copied into the image.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            foreach (var secret in ImageSecrets.Of(stage))
            {
                yield return new Finding(Descriptor, secret.At, Message(secret))
                {
                    Severity = secret.Kind is ImageSecretKind.Written or ImageSecretKind.CopiedIn ? Severity.Error : Severity.Warning,
                    Pointer = StageRunners.PointerOf(stage),
                    Subject = secret.Where,
                };
            }
        }
    }

    private static string Message(ImageSecret secret) => secret.Kind switch
    {
        ImageSecretKind.Written => $"{secret.Where} holds {secret.What}: it is in the repository, in the image's history and in the build cache; {Cure}, and make a new one: this one is known",
        ImageSecretKind.Placeholder => $"{secret.Where} holds a placeholder that everybody knows, and the image starts with it; leave it out and {Cure}",
        ImageSecretKind.CopiedIn => $"{secret.Where} puts secrets into a layer of the image, where they stay even if a later line deletes them; {Cure}",
        ImageSecretKind.CopiedAside => $"{secret.Where} puts secrets into a stage of the build: they are in its cache, and one COPY --from takes them on; {Cure}",
        _ => $"{secret.Where} is called like a secret: whatever is given for it stands in the image's history, where 'docker history' shows it; {Cure}",
    };
}
