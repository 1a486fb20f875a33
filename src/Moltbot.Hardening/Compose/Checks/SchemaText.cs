namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Which properties a compose model has and what each may be: the facts of docker compose 2.40.3's schema, in a notation of our own.</summary>
/// <remarks>
/// A definition is its name, then <c>property:type</c>; <c>*</c> marks a required one, <c>closed</c> one that takes no <c>x-</c> properties.
/// Types: <c>str int num bool null any</c>, <c>[T]</c> a list (<c>!</c>: no item twice), <c>{T}</c> a mapping with free keys (<c>!</c>: none is empty), <c>&lt;a,b&gt;</c> one of these words,
/// <c>(0..9)</c> bounds of a number, <c>~p</c> a text that <see cref="SchemaGrammar"/> knows the pattern of; <c>|</c> parts alternatives.
/// </remarks>
internal static class SchemaText
{
    public const string Types = """
        pairs = {str|num|bool|null}!|[str]!
        names = [str]!
        some = str|[str]!
        line = null|str|[str]
        options = {str|num}
        truth = bool|str
        count = int|str
        amount = num|str
        """;

    public const string Definitions = """
        top
            configs:{config}  include:[str|include]  models:{model}  name:str  networks:{network|null}  secrets:{secret}
            services:{service}  version:str  volumes:{volume|null}
        include closed
            env_file:some  path:some  project_directory:str
        service
            annotations:pairs  attach:truth  blkio_config:blkio_config  build:str|build  cap_add:names  cap_drop:names
            cgroup:<host,private>  cgroup_parent:str  command:line  configs:[str|file_mount]  container_name:~container_name
            cpu_count:count(0..)  cpu_percent:count(0..100)  cpu_period:amount  cpu_quota:amount  cpu_rt_period:amount
            cpu_rt_runtime:amount  cpu_shares:amount  cpus:amount  cpuset:str  credential_spec:credential_spec
            depends_on:names|{dependency}!  deploy:deploy|null  develop:develop|null  device_cgroup_rules:names  devices:[str|device]
            dns:some  dns_opt:names  dns_search:some  domainname:str  entrypoint:line  env_file:str|[str|env_file]  environment:pairs
            expose:[str|num]!  extends:str|extends  external_links:names  extra_hosts:{str|[str]}!|names  gpus:<all>|[gpus]
            group_add:[str|num]!  healthcheck:healthcheck  hostname:str  image:str  init:truth  ipc:str  isolation:str
            label_file:str|[str]  labels:pairs  links:names  logging:logging  mac_address:str  mem_limit:amount  mem_reservation:count
            mem_swappiness:count  memswap_limit:amount  models:names|{model_use|null}!  network_mode:str  networks:names|{attachment|null}!
            oom_kill_disable:truth  oom_score_adj:count(-1000..1000)  pid:str|null  pids_limit:amount  platform:str  ports:[amount|port]!
            post_start:[hook]  pre_stop:[hook]  privileged:truth  profiles:names  provider:provider  pull_policy:~pull_policy
            pull_refresh_after:str  read_only:truth  restart:str  runtime:str  scale:count  secrets:[str|file_mount]  security_opt:names
            shm_size:amount  stdin_open:truth  stop_grace_period:str  stop_signal:str  storage_opt:{any}  sysctls:pairs  tmpfs:some
            tty:truth  ulimits:{count|limits}  use_api_socket:bool  user:str  userns_mode:str  uts:str  volumes:[str|mount]!
            volumes_from:names  working_dir:str
        develop
            watch:[watch]
        watch
            *action:<rebuild,sync,restart,sync+restart,sync+exec>  exec:hook  ignore:some  include:some  initial_sync:bool  *path:str
            target:str
        hook
            *command:line  environment:pairs  privileged:truth  user:str  working_dir:str
        deploy
            endpoint_mode:str  labels:pairs  mode:str  placement:placement  replicas:count  resources:resources
            restart_policy:restart_policy  rollback_config:update  update_config:update
        update
            delay:str  failure_action:str  max_failure_ratio:amount  monitor:str  order:<start-first,stop-first>  parallelism:count
        resources
            limits:resource_limits  reservations:reservations
        resource_limits
            cpus:amount  memory:str  pids:count
        reservations
            cpus:amount  devices:[device_request]  generic_resources:[generic_resource]  memory:str
        generic_resource
            discrete_resource_spec:discrete_resource
        discrete_resource
            kind:str  value:amount
        device_request
            *capabilities:names  count:count  device_ids:names  driver:str  options:pairs
        restart_policy
            condition:str  delay:str  max_attempts:count  window:str
        placement
            constraints:[str]  max_replicas_per_node:count  preferences:[preference]
        preference
            spread:str
        build
            additional_contexts:pairs  args:pairs  cache_from:[str]  cache_to:[str]  context:str  dockerfile:str  dockerfile_inline:str
            entitlements:[str]  extra_hosts:{str|[str]}!|names  isolation:str  labels:pairs  network:str  no_cache:truth  platforms:[str]
            privileged:truth  provenance:truth  pull:truth  sbom:truth  secrets:[str|file_mount]  shm_size:count  ssh:pairs  tags:[str]
            target:str  ulimits:{count|limits}
        file_mount
            gid:str  mode:amount  source:str  target:str  uid:str
        limits
            *hard:count  *soft:count
        blkio_config closed
            device_read_bps:[blkio_limit]  device_read_iops:[blkio_limit]  device_write_bps:[blkio_limit]  device_write_iops:[blkio_limit]
            weight:count  weight_device:[blkio_weight]
        blkio_limit closed
            path:str  rate:count
        blkio_weight closed
            path:str  weight:count
        credential_spec
            config:str  file:str  registry:str
        dependency
            *condition:<service_started,service_healthy,service_completed_successfully>  required:bool  restart:truth
        device
            permissions:str  *source:str  target:str
        env_file closed
            format:str  *path:str  required:truth
        extends closed
            file:str  *service:str
        provider
            options:{str|num|bool|[str|num|bool]}  *type:str
        gpus closed
            capabilities:names  count:count  device_ids:names  driver:str  options:pairs
        healthcheck
            disable:truth  interval:str  retries:amount  start_interval:str  start_period:str  test:str|[str]  timeout:str
        logging
            driver:str  options:{str|num|null}
        model_use
            endpoint_var:str  model_var:str
        attachment
            aliases:names  driver_opts:options  gw_priority:num  interface_name:str  ipv4_address:str  ipv6_address:str
            link_local_ips:names  mac_address:str  priority:num
        port
            app_protocol:str  host_ip:str  mode:str  name:str  protocol:str  published:count  target:count
        mount
            bind:bind  consistency:str  image:mounted_image  read_only:truth  source:str  target:str  tmpfs:tmpfs
            *type:<bind,volume,tmpfs,cluster,npipe,image>  volume:named
        bind
            create_host_path:truth  propagation:str  recursive:<enabled,disabled,writable,readonly>  selinux:<z,Z>
        named
            labels:pairs  nocopy:truth  subpath:str
        tmpfs
            mode:amount  size:int(0..)|str
        mounted_image
            subpath:str
        model
            context_size:int  *model:str  name:str  runtime_flags:[str]
        network
            attachable:truth  driver:str  driver_opts:options  enable_ipv4:truth  enable_ipv6:truth  external:truth|external
            internal:truth  ipam:ipam  labels:pairs  name:str
        ipam
            config:[subnet]  driver:str  options:{str}
        subnet
            aux_addresses:{str}!  gateway:str  ip_range:str  subnet:str
        external
            name:str
        volume
            driver:str  driver_opts:options  external:truth|external  labels:pairs  name:str
        secret
            driver:str  driver_opts:options  environment:str  external:truth|external  file:str  labels:pairs  name:str
            template_driver:str
        config
            content:str  environment:str  external:truth|external  file:str  labels:pairs  name:str  template_driver:str
        """;
}
