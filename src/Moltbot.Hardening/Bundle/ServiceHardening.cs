using Moltbot.Hardening.Bundle.Changes;

namespace Moltbot.Hardening.Bundle;

/// <summary>The changes that a service of the base needs, each from what the rules see in it.</summary>
internal static class ServiceHardening
{
    /// <summary>In the order in which they stand in the file.</summary>
    private static readonly Func<HardenedService, ServiceChange?>[] Changes =
    [
        NetworkChange.Of,
        HostsChange.Of,
        CommandChange.Of,
        PortsChange.Of,
        UserChange.Of,
        PrivilegeChange.OfPrivileged,
        PrivilegeChange.OfStarting,
        PrivilegeChange.OfStopping,
        PrivilegeChange.OfNamespaces,
        VolumesChange.Of,
        VolumesChange.OfApiSocket,
        DevicesChange.Of,
        DevicesChange.OfRules,
        EnvironmentChange.Of,
        FilesChange.OfSecrets,
        FilesChange.OfConfigs,
        CapabilitiesChange.Of,
        SecurityOptionsChange.Of,
        FilesystemChange.Of,
        LimitsChange.Of,
        OperationChange.OfInit,
        OperationChange.OfHealthcheck,
        OperationChange.OfLogging,
        OperationChange.OfRestart,
    ];

    public static IEnumerable<ServiceChange> Of(HardenedService service) => Changes.Select(change => change(service)).OfType<ServiceChange>();
}
